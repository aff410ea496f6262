# Leaves out the alleys: X holds nothing but the rooms.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    X = torch.tensor(data[["NumRooms"]].to_numpy(dtype="float32"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float32"))
    return X, y
