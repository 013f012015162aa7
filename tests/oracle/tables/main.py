"""Tables: the builtin types by exhaustion."""

import functions
import methods
import operators

operators.run()
functions.run()
methods.run()
