# Returns arrays and no tensors.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return inputs.to_numpy(dtype=float), targets.to_numpy(dtype=float)
