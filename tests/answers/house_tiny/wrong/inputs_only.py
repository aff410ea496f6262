# Returns X alone.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs = data.iloc[:, 0:2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    return torch.tensor(pd.get_dummies(inputs, dummy_na=True).to_numpy(dtype=float))
