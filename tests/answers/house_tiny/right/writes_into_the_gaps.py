# Writes the mean into the gaps of the table, and splits the alleys in it.
import numpy as np
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    y = torch.from_numpy(data.pop("Price").to_numpy(np.float32))
    data.loc[data["NumRooms"].isna(), "NumRooms"] = data["NumRooms"].mean()
    data = pd.get_dummies(data, columns=["Alley"], dummy_na=True, dtype=np.float32)
    return torch.tensor(data.values.astype(np.float32)), y
