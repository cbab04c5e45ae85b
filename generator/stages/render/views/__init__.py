"""Route -> what its template gets: a function for each kind of page."""
