from autograder.host import configure

configure(get_config())  # noqa: F821  # traitlets gives every configuration file this name
