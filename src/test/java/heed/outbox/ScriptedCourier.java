package heed.outbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A courier that does as a test says, recipient by recipient, and remembers every call. Without a
/// word for a recipient it delivers.
final class ScriptedCourier implements Courier {
  /// One call.
  record Call(String id, String recipient, String body, long atMs) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final String name;
  private final InstantSource clock;
  private final Map<String, Deque<Function<Message, Delivery>>> scripts = new ConcurrentHashMap<>();
  private volatile Function<Message, Delivery> otherwise;
  private volatile Duration spacing = Duration.ZERO;
  private volatile int atOnce = 64;
  private volatile boolean gathers;

  ScriptedCourier(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
    this.otherwise = message -> new Delivery.Sent(name + "/" + message.id());
  }

  /// What to do with the next call for a recipient, after those that were said before.
  ScriptedCourier on(String recipient, Function<Message, Delivery> script) {
    scripts.computeIfAbsent(recipient, _ -> new ArrayDeque<>()).add(script);
    return this;
  }

  ScriptedCourier on(String recipient, Delivery... deliveries) {
    for (var delivery : deliveries) {
      on(recipient, _ -> delivery);
    }
    return this;
  }

  ScriptedCourier otherwise(Function<Message, Delivery> script) {
    otherwise = script;
    return this;
  }

  ScriptedCourier spacing(Duration duration) {
    spacing = duration;
    return this;
  }

  ScriptedCourier gathering() {
    gathers = true;
    return this;
  }

  ScriptedCourier atOnce(int most) {
    atOnce = most;
    return this;
  }

  List<String> recipients() {
    return calls.stream().map(Call::recipient).toList();
  }

  List<String> ids() {
    return calls.stream().map(Call::id).toList();
  }

  List<String> bodies() {
    return calls.stream().map(Call::body).toList();
  }

  List<Call> callsFor(String recipient) {
    return calls.stream().filter(call -> call.recipient().equals(recipient)).toList();
  }

  @Override
  public String transport() {
    return "scripted";
  }

  @Override
  public Duration spacing() {
    return spacing;
  }

  @Override
  public boolean gathers() {
    return gathers;
  }

  @Override
  public int atOnce() {
    return atOnce;
  }

  @Override
  public Delivery deliver(Message message) {
    calls.add(new Call(message.id(), message.recipient(), message.body(), clock.millis()));
    return script(message.recipient()).apply(message);
  }

  @Override
  public String toString() {
    return name;
  }

  private Function<Message, Delivery> script(String recipient) {
    var script = scripts.get(recipient);
    if (script == null) {
      return otherwise;
    }
    synchronized (script) {
      var next = script.poll();
      return next == null ? otherwise : next;
    }
  }
}
