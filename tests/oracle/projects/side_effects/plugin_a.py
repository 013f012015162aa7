import registry

print("plugin a")
registry.register("a")
