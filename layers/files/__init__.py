"""
The files of the output folder, each format in a module.

Each writer takes finished tables and a path; none reads articles, and none replaces an earlier output.
"""
