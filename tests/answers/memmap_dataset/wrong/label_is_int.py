# Returns the label as a Python number.
