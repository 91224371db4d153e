"""The bundled geodata, one folder a licence, and the script that builds it."""
