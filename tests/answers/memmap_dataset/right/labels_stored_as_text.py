# Stores the labels as text of one character; maps the file without a shape.
