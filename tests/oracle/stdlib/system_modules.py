import atexit
import gc
import hmac
import hashlib
import queue
import sched
import secrets
import string
import threading
import time
import uuid


def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


print("-- hmac")
print(hmac.new(b"key", b"msg", "sha256").hexdigest())
print(hmac.new(b"key", b"msg", hashlib.sha1).hexdigest(), hmac.digest(b"k", b"m", "md5").hex())
h = hmac.new(b"k" * 100, digestmod=hashlib.sha512)
h.update(b"one")
c = h.copy()
c.update(b"two")
print(h.hexdigest() != c.hexdigest(), h.name, h.digest_size, h.block_size)
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
show(hmac.compare_digest, "é", "é")
show(hmac.compare_digest, "a", b"a")
show(hmac.new, "text", b"m", "sha256")
show(hmac.new, b"k", b"m")

print("-- secrets")
print(len(secrets.token_bytes(12)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(9)), len(secrets.token_bytes()))
print(secrets.randbelow(1), secrets.choice([4]), secrets.randbits(1) in (0, 1), secrets.compare_digest("a", "a"))
print(all(c in string.hexdigits for c in secrets.token_hex()))
show(secrets.randbelow, 0)
show(secrets.choice, [])

print("-- uuid")
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.version, u.variant)
print(u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.time, u.clock_seq)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://x.y"))
r = uuid.uuid4()
print(r.version, r.variant == uuid.RFC_4122, len(str(r)), r == uuid.UUID(str(r)), r != u)
print(u < uuid.UUID(int=0), sorted([u, uuid.UUID(int=5)])[0], hash(u) == hash(uuid.UUID(u.hex)), int(u) == u.int)
print(uuid.UUID(bytes=b"\x12" * 16), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(int=1, version=4))
print(uuid.UUID("{urn:uuid:12345678123456781234567812345678}"))
show(uuid.UUID, "xyz")
show(uuid.UUID)
show(uuid.UUID, bytes=b"12")
show(uuid.UUID, int=1 << 128)
show(uuid.UUID, int=5, version=9)
show(uuid.UUID, fields=(1,))
show(lambda: u < 5)
show(lambda: setattr(u, "int", 5))

print("-- queue")
q = queue.Queue(2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.empty())
for f in (lambda: q.put(3, block=False), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1)):
    try:
        f()
    except (queue.Full, ValueError) as e:
        print(type(e).__name__, e)
print(q.get(), q.get_nowait())
try:
    q.get(timeout=0.01)
except queue.Empty as e:
    print("empty", repr(e))
q.task_done()
q.task_done()
show(q.task_done)
q.join()
p = queue.PriorityQueue()
for x in (3, 1, 2):
    p.put((x, str(x)))
print([p.get() for _ in range(3)])
s = queue.LifoQueue()
for x in "abc":
    s.put(x)
print([s.get() for _ in range(3)])
sq = queue.SimpleQueue()
sq.put(9)
print(sq.get(), sq.empty(), sq.qsize())
try:
    sq.get_nowait()
except queue.Empty:
    print("simple empty")

print("-- sched")
now = [0.0]
sch = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
sch.enter(5, 1, print, ("five",))
sch.enter(1, 2, print, ("one b",))
sch.enter(1, 1, print, argument=("one a",), kwargs={"end": "!\n"})
gone = sch.enterabs(3, 1, print, ("gone",))
print(len(sch.queue), sch.empty(), gone.time, gone.priority)
sch.cancel(gone)
show(sch.cancel, gone)
print(sch.run(blocking=False))
sch.run()
print(now, sch.empty())

print("-- threading")
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
print(lock.locked())
show(lock.release)
show(lock.acquire, False, 1)
show(lock.acquire, True, -2)
rl = threading.RLock()
with rl, rl:
    print("twice")
show(rl.release)
ev = threading.Event()
print(ev.is_set(), ev.wait(0.01))
ev.set()
print(ev.wait(), ev.is_set())
sem = threading.BoundedSemaphore(1)
with sem:
    print(sem.acquire(blocking=False))
show(sem.release)
show(threading.Semaphore, -1)
cond = threading.Condition()
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: 7))
    cond.notify_all()
show(cond.notify)
show(cond.wait)
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
print(threading.get_ident() == threading.main_thread().ident, [t.name for t in threading.enumerate()])
data = threading.local()
data.x = 5
print(data.x, hasattr(data, "y"))
t = threading.Thread(target=print, args=("run",), daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident)
t.run()
show(t.join)
class Own(threading.Thread):
    def __init__(self):
        super().__init__(name="own")
    def run(self):
        print("own runs", self.name)
Own().run()
print(Own())

print("-- gc")
print(gc.isenabled(), gc.get_threshold(), gc.get_debug())
gc.disable()
gc.set_threshold(5, 6)
print(gc.isenabled(), gc.get_threshold())
gc.enable()
gc.collect()
gc.collect(0)
gc.freeze()
gc.unfreeze()
show(gc.collect, 3)
show(gc.collect, "x")
show(gc.set_threshold)
print(gc.garbage, gc.callbacks, gc.DEBUG_LEAK)

print("-- atexit")


@atexit.register
def last():
    print("last")
    atexit.register(print, "from within")


def twice(*args, **kw):
    print("called", args, kw)


print(atexit.register(twice, 1, 2, key=3) is twice)
atexit.register(twice)
atexit.register(print, "hello", "there", sep="-")
atexit.unregister(last)
atexit.register(last)
show(atexit.register)
show(atexit.register, 5)
show(atexit.unregister)


def fails():
    raise ValueError("in exit")


atexit.register(fails)
print("end of program")
