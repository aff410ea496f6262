# Sets a block aside: its place is random, its examples are neighbours.
