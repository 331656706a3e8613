"""Rendering of the Giấy công nhận: text in, PDF out. Knows no models."""
