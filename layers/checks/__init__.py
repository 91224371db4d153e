"""
What can be wrong with an output folder, each kind of fault in a module.

Each check takes the folder as read and yields faults; none repairs, and none trusts the builder.
"""
