# Small helper functions; the column for missing alleys stands first.
import numpy as np
import pandas as pd
import torch


def fill_rooms(column):
    mean = column.mean()
    return [mean if np.isnan(value) else value for value in column]


def encode(column):
    names = list(column.dropna().unique())
    missing = column.isna().astype(int)
    return [missing] + [(column == name).astype(int) for name in names]


def load_house_tiny(path):
    data = pd.read_csv(path)
    columns = [fill_rooms(data["NumRooms"])] + [list(c) for c in encode(data["Alley"])]
    X = torch.tensor(np.array(columns, dtype=np.float64)).T
    y = torch.FloatTensor(data["Price"].tolist())
    return X, y
