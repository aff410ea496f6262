# Leaves the price among the inputs.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    inputs = pd.get_dummies(data, dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype="float32"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float32"))
    return X, y
