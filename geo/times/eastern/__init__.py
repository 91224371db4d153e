"""Find Persian and Urdu expressions of time, and those of the Solar Hijri and Islamic calendars."""
