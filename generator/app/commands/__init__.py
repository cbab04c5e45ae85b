"""One module for each command, loaded when it is called; each has a click command `command`."""
