"""The values that travel between stages: frozen, hashable, picklable, standard library only."""
