"""The parts of the geodata build, one module a source or a product."""
