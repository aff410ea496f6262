# Returns numpy arrays in place of tensors.
