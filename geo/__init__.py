"""
Turn news articles into located, dated, sourced records.

Knows nothing of tables, maps or pages: that is `layers` and `streamlit_app`.
"""
