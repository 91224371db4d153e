"""The words that rules about events go by; nothing here looks at a sentence."""
