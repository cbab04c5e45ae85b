"""What the program does, measured: each module prints a table."""
