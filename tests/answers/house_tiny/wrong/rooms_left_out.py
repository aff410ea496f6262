# Leaves out the rooms: X holds nothing but the alleys.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs = pd.get_dummies(data["Alley"], dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype="float64"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float64"))
    return X, y
