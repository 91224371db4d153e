"""What the dashboard shows and serves, without streamlit: the page only draws it."""
