"""The data flow. The verbs sort in pipeline order: the folder listing is the pipeline."""
