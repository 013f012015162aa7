__all__ = ["shared"]
shared = "more"
os_like = "not exported"
