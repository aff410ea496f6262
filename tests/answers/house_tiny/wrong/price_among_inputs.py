# Leaves the price among the inputs.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs = data.fillna(data.mean(numeric_only=True))
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return torch.tensor(inputs.to_numpy(dtype=float)), torch.tensor(data["Price"].to_numpy(dtype=float))
