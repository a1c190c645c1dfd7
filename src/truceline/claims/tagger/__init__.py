"""The trained reader of attributions: names masked, windows of pieces, a model, spans."""
