"""A built tree from outside: its files on disk or on a host, its XML, JSON and style sheets."""
