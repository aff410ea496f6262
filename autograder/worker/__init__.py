"""What runs beside the student's code: it imports nothing of the course and holds no secret."""
