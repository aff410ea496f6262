# Throws away the houses whose number of rooms is missing.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path).dropna(subset=["NumRooms"])
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype="float64"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float64"))
    return X, y
