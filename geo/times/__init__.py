"""Find expressions of time and turn them to EDTF."""
