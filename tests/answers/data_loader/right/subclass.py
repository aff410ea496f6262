# The name is a class: calling it gives the loader.
