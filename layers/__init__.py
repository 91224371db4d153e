"""Turn records into tables, layers, maps and files; never imports streamlit."""
