"""One module for each section of the briefing; each is a pure function of a Scene."""
