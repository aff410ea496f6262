# Leaves the alleys as words, which no tensor can hold.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    X = torch.tensor(data[["NumRooms", "Alley"]].to_numpy(dtype="float64"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float64"))
    return X, y
