"""Write train.csv and test.csv: invented houses in the columns of Kaggle's house-price competition.

This is the author's file: it is not released. Run it here, `python make_data.py`, to write both files again, byte for byte.

The columns, their order, their categories and where values are missing (NA) are those of the competition "House Prices:
Advanced Regression Techniques" (kaggle.com/c/house-prices-advanced-regression-techniques). No house of it is in here. Each
one is drawn from this model, with a fixed seed:

    quality  (1 to 10) follows the neighbourhood's level and the year in which the house was built
    areas    are log-normal and grow with the quality; rooms, baths, fireplaces and garages follow the areas
    log(price) = 10.85 + level of the neighbourhood + 0.095 quality + 0.035 condition + 0.42 log(living area / 1000)
                 + 0.00016 basement + 0.07 log(lot / 9000) + 0.0024 (year built - 1970) + 0.05 cars + 0.05 fireplaces
                 + 0.09 central air + kitchen and exterior grades + kind of sale + 0.09 noise

so prices are skewed to the right, a linear model of the price explains much of them, and a curved one somewhat more.
Some categories are so rare that one of the two files has none of them.
"""

import csv
import math
import random
from pathlib import Path

SEED = 20_111
NUM_TRAIN, NUM_TEST = 360, 240

COLUMNS = """
Id MSSubClass MSZoning LotFrontage LotArea Street Alley LotShape LandContour Utilities LotConfig LandSlope Neighborhood
Condition1 Condition2 BldgType HouseStyle OverallQual OverallCond YearBuilt YearRemodAdd RoofStyle RoofMatl Exterior1st
Exterior2nd MasVnrType MasVnrArea ExterQual ExterCond Foundation BsmtQual BsmtCond BsmtExposure BsmtFinType1 BsmtFinSF1
BsmtFinType2 BsmtFinSF2 BsmtUnfSF TotalBsmtSF Heating HeatingQC CentralAir Electrical 1stFlrSF 2ndFlrSF LowQualFinSF
GrLivArea BsmtFullBath BsmtHalfBath FullBath HalfBath BedroomAbvGr KitchenAbvGr KitchenQual TotRmsAbvGrd Functional
Fireplaces FireplaceQu GarageType GarageYrBlt GarageFinish GarageCars GarageArea GarageQual GarageCond PavedDrive
WoodDeckSF OpenPorchSF EnclosedPorch 3SsnPorch ScreenPorch PoolArea PoolQC Fence MiscFeature MiscVal MoSold YrSold
SaleType SaleCondition SalePrice
""".split()

# name: (weight, level of the prices, typical year)
NEIGHBORHOODS = {
    "NAmes": (15, -0.05, 1960), "CollgCr": (10, 0.06, 1998), "OldTown": (8, -0.18, 1925), "Edwards": (7, -0.14, 1955),
    "Somerst": (6, 0.12, 2004), "Gilbert": (5, 0.05, 1999), "NridgHt": (5, 0.28, 2005), "Sawyer": (5, -0.06, 1964),
    "NWAmes": (5, 0.02, 1975), "SawyerW": (4, 0.03, 1989), "BrkSide": (4, -0.12, 1932), "Crawfor": (3, 0.14, 1942),
    "Mitchel": (3, -0.01, 1982), "NoRidge": (3, 0.3, 1995), "Timber": (3, 0.14, 1990), "IDOTRR": (3, -0.25, 1928),
    "ClearCr": (2, 0.1, 1966), "StoneBr": (2, 0.32, 1997), "SWISU": (2, -0.1, 1926), "MeadowV": (1.2, -0.3, 1973),
    "Blmngtn": (1.2, 0.08, 2005), "BrDale": (1.1, -0.28, 1971), "Veenker": (0.8, 0.15, 1978), "NPkVill": (0.6, -0.06, 1976),
    "Blueste": (0.3, -0.08, 1980),
}  # fmt: skip
GRADES = ("Po", "Fa", "TA", "Gd", "Ex")


class Dice:
    """Random numbers that need nothing but `random.random()`, whose sequence Python promises to keep."""

    def __init__(self, seed):
        self._uniform = random.Random(seed).random

    def chance(self, probability):
        return self._uniform() < probability

    def whole(self, low, high):
        return low + int(self._uniform() * (high - low + 1))

    def normal(self, mean=0.0, deviation=1.0):
        return mean + deviation * (sum(self._uniform() for _ in range(12)) - 6)

    def pick(self, **weights):
        return self.choose(weights)

    def choose(self, weights):
        rest = self._uniform() * sum(weights.values())
        for name, weight in weights.items():
            rest -= weight
            if rest < 0:
                return name
        return name

    def grade(self, mean, low=0):
        """Draw one of Po, Fa, TA, Gd, Ex around a mean from 0 to 4."""
        return GRADES[min(4, max(low, round(self.normal(mean, 0.5))))]


def clamp(value, low, high):
    return min(high, max(low, value))


def area(dice, typical, spread, step=1):
    return int(typical * math.exp(dice.normal(0, spread)) / step) * step


def house(dice):
    """Draw one house; return its values by the name of the column. None is a missing value."""
    place = dice.choose({name: weight for name, (weight, _, _) in NEIGHBORHOODS.items()})
    _, level, typical_year = NEIGHBORHOODS[place]
    built = round(clamp(dice.normal(typical_year, 9), 1875, 2009))
    sold = dice.whole(2006, 2010)
    remodelled = dice.whole(max(built, 1950), 2010) if dice.chance(0.45) else max(built, 1950)
    quality = round(clamp(dice.normal(5.6 + 5 * level + (built - 1970) / 40, 0.9), 1, 10))
    condition = 5 if built > 1995 else round(clamp(dice.normal(5.8, 1.1), 1, 9))

    styles = {"1Story": 50, "2Story": 30, "1.5Fin": 10, "SLvl": 5, "SFoyer": 3, "1.5Unf": 1, "2.5Unf": 0.8, "2.5Fin": 0.4}
    style = dice.choose(styles)
    first = max(334, area(dice, 1020 * (1 + 0.06 * (quality - 6)), 0.22))
    second = 0 if style in ("1Story", "SLvl", "SFoyer", "1.5Unf") else int(first * clamp(dice.normal(0.75, 0.15), 0.3, 1.1))
    low_quality = dice.whole(80, 500) if dice.chance(0.02) else 0
    living = first + second + low_quality
    building = dice.choose({"1Fam": 83, "TwnhsE": 8, "Duplex": 4, "Twnhs": 3, "2fmCon": 2})
    subclass = {"Duplex": 90, "2fmCon": 190, "TwnhsE": 120 if second == 0 else 160, "Twnhs": 120 if second == 0 else 160}
    plain = {"1Story": 20 if built >= 1946 else 30, "2Story": 60 if built >= 1946 else 70, "1.5Fin": 50, "1.5Unf": 45,
             "SLvl": 80, "SFoyer": 85, "2.5Unf": 75, "2.5Fin": 75}  # fmt: skip
    lot = max(1300, area(dice, 3600 if building.startswith("Twnhs") else 9300, 0.38))
    out = {
        "MSSubClass": subclass.get(building, plain[style]),
        "MSZoning": dice.choose({"RL": 79, "RM": 15, "FV": 4, "RH": 1.2, "C (all)": 0.8}),
        "LotFrontage": None if dice.chance(0.17) else round(clamp(dice.normal(7.2 * math.sqrt(lot) / 10, 11), 21, 313)),
        "LotArea": lot,
        "Street": dice.pick(Pave=99.2, Grvl=0.8),
        "Alley": dice.pick(Grvl=55, Pave=45) if dice.chance(0.065) else None,
        "LotShape": dice.pick(Reg=63, IR1=33, IR2=3, IR3=1),
        "LandContour": dice.pick(Lvl=90, Bnk=4, HLS=3.5, Low=2.5),
        "Utilities": "AllPub",
        "LotConfig": dice.pick(Inside=72, Corner=18, CulDSac=6.5, FR2=3, FR3=0.5),
        "LandSlope": dice.pick(Gtl=94.5, Mod=4.5, Sev=1),
        "Neighborhood": place,
        "Condition1": dice.pick(Norm=86, Feedr=5.5, Artery=3.3, RRAn=1.8, PosN=1.3, RRAe=0.8, PosA=0.6, RRNn=0.4, RRNe=0.2),
        "Condition2": dice.pick(Norm=98.8, Feedr=0.5, Artery=0.3, RRNn=0.2, PosN=0.2),
        "BldgType": building,
        "HouseStyle": style,
        "OverallQual": quality,
        "OverallCond": condition,
        "YearBuilt": built,
        "YearRemodAdd": remodelled,
        "RoofStyle": dice.pick(Gable=78, Hip=19.5, Flat=1, Gambrel=0.8, Mansard=0.5, Shed=0.2),
        "RoofMatl": dice.choose({"CompShg": 98, "Tar&Grv": 0.8, "WdShngl": 0.5, "WdShake": 0.5, "Metal": 0.2}),
    }
    walls = {"VinylSd": 35 if built > 1985 else 12, "HdBoard": 15, "MetalSd": 15, "Wd Sdng": 14, "Plywood": 7, "CemntBd": 4,
             "BrkFace": 4, "WdShing": 2, "Stucco": 2, "AsbShng": 1.5, "BrkComm": 0.3, "Stone": 0.2}  # fmt: skip
    outside = dice.choose(walls)
    other = {"CemntBd": "CmentBd", "WdShing": "Wd Shng", "BrkComm": "Brk Cmn"}  # as Kaggle spells them in Exterior2nd
    veneer = dice.choose({"None": 60, "BrkFace": 30, "Stone": 9, "BrkCmn": 1})
    exterior = dice.grade(1.0 + 0.26 * quality, low=1)
    out |= {
        "Exterior1st": outside,
        "Exterior2nd": other.get(second_wall := outside if dice.chance(0.85) else dice.choose(walls), second_wall),
        "MasVnrType": None if dice.chance(0.006) else veneer,
        "MasVnrArea": 0 if veneer == "None" else area(dice, 200, 0.6) + 1,
        "ExterQual": exterior,
        "ExterCond": dice.pick(TA=88, Gd=10, Fa=1.7, Ex=0.3),
        "Foundation": dice.pick(PConc=80, CBlock=18, Wood=1, Slab=1) if built > 1985 else
                      dice.pick(CBlock=65, BrkTil=22, PConc=8, Slab=3, Stone=2),
    }  # fmt: skip
    if out["MasVnrType"] is None:
        out["MasVnrArea"] = None
    basement = 0 if dice.chance(0.026) else first if dice.chance(0.6) else int(first * dice.normal(0.85, 0.1))
    out |= cellar(dice, basement, quality)
    kitchen = dice.grade(0.9 + 0.26 * quality, low=1)
    air = dice.chance(0.7 if built < 1950 else 0.97)
    bedrooms = int(clamp(round(living / 520 + dice.normal(0, 0.5)), 0, 6))
    fires = int(clamp(round(dice.normal(0.1 * quality, 0.6)), 0, 3))
    out |= {
        "Heating": dice.pick(GasA=97.5, GasW=1.4, Grav=0.6, Wall=0.3, OthW=0.2),
        "HeatingQC": dice.grade(3.4 if built > 1985 else 2.7),
        "CentralAir": "Y" if air else "N",
        "Electrical": dice.pick(SBrkr=91, FuseA=6.5, FuseF=2, FuseP=0.4),
        "1stFlrSF": first,
        "2ndFlrSF": second,
        "LowQualFinSF": low_quality,
        "GrLivArea": living,
        "BsmtFullBath": int(basement > 0 and dice.chance(0.42)),
        "BsmtHalfBath": int(basement > 0 and dice.chance(0.06)),
        "FullBath": int(clamp(round(living / 950 + dice.normal(0, 0.3)), 1, 3)),
        "HalfBath": int(second > 0 and dice.chance(0.7)),
        "BedroomAbvGr": bedrooms,
        "KitchenAbvGr": 2 if building == "Duplex" else 1,
        "KitchenQual": kitchen,
        "TotRmsAbvGrd": bedrooms + dice.whole(2, 4) + int(living > 1800),
        "Functional": dice.pick(Typ=93, Min2=2.3, Min1=2.2, Mod=1.1, Maj1=1, Maj2=0.3, Sev=0.1),
        "Fireplaces": fires,
        "FireplaceQu": dice.grade(2.5) if fires else None,
    }
    cars = 0 if dice.chance(0.055) else int(clamp(round(dice.normal(0.9 + 0.12 * quality + (built - 1970) / 100, 0.5)), 1, 4))
    out |= garage(dice, cars, built)
    pool = dice.whole(300, 750) if dice.chance(0.008) else 0
    misc = dice.choose({"Shed": 90, "Gar2": 5, "Othr": 5}) if dice.chance(0.035) else None
    new = built >= sold - 1 and dice.chance(0.6)
    deal = "Partial" if new else dice.pick(Normal=88, Abnorml=8, Family=1.6, Alloca=0.9, AdjLand=0.4)
    out |= {
        "PavedDrive": dice.pick(Y=92, N=6, P=2),
        "WoodDeckSF": area(dice, 170, 0.5) if dice.chance(0.48) else 0,
        "OpenPorchSF": area(dice, 70, 0.7) if dice.chance(0.55) else 0,
        "EnclosedPorch": area(dice, 140, 0.5) if dice.chance(0.14) else 0,
        "3SsnPorch": area(dice, 200, 0.4) if dice.chance(0.017) else 0,
        "ScreenPorch": area(dice, 180, 0.4) if dice.chance(0.08) else 0,
        "PoolArea": pool,
        "PoolQC": dice.pick(Ex=1, Gd=1, Fa=1) if pool else None,
        "Fence": dice.pick(MnPrv=56, GdPrv=21, GdWo=19, MnWw=4) if dice.chance(0.19) else None,
        "MiscFeature": misc,
        "MiscVal": dice.whole(4, 30) * 50 if misc else 0,
        "MoSold": round(clamp(dice.normal(6.3, 2.6), 1, 12)),
        "YrSold": sold,
        "SaleType": "New" if new else dice.pick(WD=93, COD=3.5, ConLD=0.8, ConLI=0.5, ConLw=0.5, CWD=0.6, Oth=0.3, Con=0.2),
        "SaleCondition": deal,
    }
    log_price = (
        10.85 + level + 0.095 * quality + 0.035 * condition + 0.42 * math.log(living / 1000) + 0.00016 * basement
        + 0.07 * math.log(lot / 9000) + 0.0024 * (built - 1970) + 0.05 * cars + 0.05 * fires + 0.09 * air
        + 0.05 * (GRADES.index(kitchen) + GRADES.index(exterior) - 4) + (0.35 if pool else 0)
        + {"Abnorml": -0.12, "Partial": 0.06, "AdjLand": -0.2}.get(deal, 0) + dice.normal(0, 0.09)
    )  # fmt: skip
    out["SalePrice"] = round(math.exp(log_price) / 100) * 100
    return out


def cellar(dice, size, quality):
    """Draw what is said about a basement of this size; without one, most of it is missing."""
    if size == 0:
        words = dict.fromkeys(("BsmtQual", "BsmtCond", "BsmtExposure", "BsmtFinType1", "BsmtFinType2"))
        return words | dict.fromkeys(("BsmtFinSF1", "BsmtFinSF2", "BsmtUnfSF", "TotalBsmtSF"), 0)
    finish = dice.pick(Unf=30, GLQ=28, ALQ=15, BLQ=10, Rec=9, LwQ=5)
    finished = 0 if finish == "Unf" else int(size * clamp(dice.normal(0.55, 0.2), 0.05, 0.95))
    finish2 = dice.pick(Unf=88, Rec=4, LwQ=3.5, BLQ=2.5, ALQ=1, GLQ=1)
    finished2 = 0 if finish2 == "Unf" else int((size - finished) * 0.4)
    return {
        "BsmtQual": dice.grade(1.2 + 0.26 * quality, low=1),
        "BsmtCond": dice.pick(TA=92, Gd=4.5, Fa=3.1, Po=0.2),
        "BsmtExposure": dice.pick(No=67, Av=15.5, Gd=9.5, Mn=8),
        "BsmtFinType1": finish,
        "BsmtFinSF1": finished,
        "BsmtFinType2": finish2,
        "BsmtFinSF2": finished2,
        "BsmtUnfSF": size - finished - finished2,
        "TotalBsmtSF": size,
    }


def garage(dice, cars, built):
    """Draw what is said about a garage for so many cars; without one, most of it is missing."""
    if cars == 0:
        words = dict.fromkeys(("GarageType", "GarageYrBlt", "GarageFinish", "GarageQual", "GarageCond"))
        return words | {"GarageCars": 0, "GarageArea": 0}
    kinds = {"Attchd": 60 if built > 1950 else 20, "Detchd": 15 if built > 1950 else 70, "BuiltIn": 6, "Basment": 1.3,
             "CarPort": 0.7, "2Types": 0.4}  # fmt: skip
    return {
        "GarageType": dice.choose(kinds),
        "GarageYrBlt": built if dice.chance(0.8) else dice.whole(built, 2010),
        "GarageFinish": dice.pick(Unf=44, RFn=30, Fin=26),
        "GarageCars": cars,
        "GarageArea": area(dice, 235 * cars, 0.12),
        "GarageQual": dice.pick(TA=95, Fa=3.5, Gd=1, Po=0.3, Ex=0.2),
        "GarageCond": dice.pick(TA=96, Fa=2.6, Gd=0.7, Po=0.5, Ex=0.2),
    }


def blot(dice, rows, names):
    """Lose a single value in each of some columns, as it happened in Kaggle's files."""
    for name in names:
        rows[dice.whole(0, len(rows) - 1)][name] = None


def write(path, rows, columns, first_id):
    with open(path, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        for number, row in enumerate(rows, first_id):
            values = {"Id": number} | row
            table.writerow("NA" if values[name] is None else values[name] for name in columns)


def main():
    dice = Dice(SEED)
    train = [house(dice) for _ in range(NUM_TRAIN)]
    test = [house(dice) for _ in range(NUM_TEST)]
    train[NUM_TRAIN // 3]["Utilities"] = "NoSeWa"  # once, and in this file only, as in Kaggle's
    blot(dice, train, ["Electrical"])
    blot(dice, test, ["MSZoning", "Utilities", "Exterior1st", "Exterior2nd", "KitchenQual", "Functional", "SaleType",
                      "GarageCars", "TotalBsmtSF"])  # fmt: skip
    folder = Path(__file__).parent
    write(folder / "train.csv", train, COLUMNS, 1)
    write(folder / "test.csv", test, COLUMNS[:-1], NUM_TRAIN + 1)


if __name__ == "__main__":
    main()
