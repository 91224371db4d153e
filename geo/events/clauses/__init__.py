"""What one clause tells: that something is, how real, who, where and when."""
