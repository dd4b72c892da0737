package heed.pages.live;

import heed.http.EventStream;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells pages that stand open how much was added since they were made: a number in words and
/// nothing else, so no money and no customer. It goes by the change log, so what other nodes do is
/// told as well. The number of open pages is bounded, for each person and in all; a page ends when
/// its session does, when its person's role changes, and when the server stops.
public final class Live implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Live.class);

  private static final int MOST = 500;

  /// Browsers keep six connections to one host; an older page gives way to a newer one.
  private static final int MOST_EACH = 4;

  private static final int PAGE = 1000;
  private static final long LOOK_EVERY_MS = 500;
  private static final long BEAT_EVERY_MS = 10_000;
  private static final long RETRY_MS = 5_000;

  private final Desk desk;
  private final Deque<Watch> watches = new ArrayDeque<>();
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-pages").factory());
  private long seen;
  private boolean closed;
  private boolean failing;

  public Live(Desk desk) {
    this.desk = desk;
    var _ =
        lookout.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  public Route route() {
    return Route.of(
        Route.Verb.GET,
        "/live",
        Role.VIEWER,
        context ->
            desk.sessions()
                .look(context)
                .orElseThrow(() -> Refused.because(Refused.Kind.UNAUTHENTICATED, "Sign in again.")),
        this::answer);
  }

  private void answer(Context context, Caller caller) throws InterruptedException {
    var query = Query.of(context, "on", "since");
    var topic = Topic.of(query.text("on").orElse(""), caller);
    var watch = new Watch(caller, topic, since(context, query));
    if (context.req().getMethod().equals("HEAD")) {
      return;
    }
    enter(watch);
    try {
      var says = desk.voice(context).on("frame");
      catchUp(watch);
      var stream = EventStream.open(context, RETRY_MS);
      var told = 0;
      while (!watch.over() && same(context, caller)) {
        var news = watch.news();
        if (news.count() > told) {
          told = news.count();
          stream.send(news.upTo(), "news", says.say("live." + topic.words(), told));
        } else {
          stream.beat();
        }
        watch.await(BEAT_EVERY_MS);
      }
      stream.send(watch.news().upTo(), "over", "");
    } finally {
      leave(watch);
    }
  }

  /// From the last change that the page shows, or that a browser heard of before it lost us.
  private long since(Context context, Query query) {
    var head = desk.house().rankings().sequence();
    var heard = context.req().getHeader("Last-Event-ID");
    var text = query.text("since").orElse(heard == null ? "" : heard);
    try {
      return Math.clamp(Long.parseLong(text), 0, head);
    } catch (NumberFormatException notOurs) {
      return head;
    }
  }

  /// What was added while the page was on its way. A page that is far behind counts the first part.
  private void catchUp(Watch watch) {
    var from = watch.news().upTo();
    List<Change> missed =
        desk.house().database().read(handle -> ChangeLog.after(handle, from, PAGE));
    watch.tell(missed, desk.ranking().book());
  }

  private boolean same(Context context, Caller caller) {
    return desk.sessions().look(context).filter(caller::equals).isPresent();
  }

  private void enter(Watch watch) {
    synchronized (watches) {
      if (closed || watches.size() >= MOST) {
        throw Refused.because(Refused.Kind.UNAVAILABLE, "Too many pages stand open.");
      }
      var own = watches.stream().filter(each -> each.caller().name().equals(watch.caller().name()));
      var others = own.toList();
      if (others.size() >= MOST_EACH) {
        others.getFirst().end();
      }
      watches.add(watch);
    }
  }

  private void leave(Watch watch) {
    synchronized (watches) {
      watches.remove(watch);
    }
  }

  /// Catches everything: one failure that got through would end the looking for ever.
  private void look() {
    try {
      tell();
      failing = false;
    } catch (RuntimeException | Error problem) {
      if (!failing) {
        failing = true;
        log.warn("Open pages cannot be told of what is new; trying on: {}", problem.getMessage());
      }
    }
  }

  private void tell() {
    // Read before the list is: whoever comes after has caught up further than this.
    var head = desk.house().rankings().sequence();
    List<Watch> told;
    synchronized (watches) {
      told = List.copyOf(watches);
    }
    if (told.isEmpty()) {
      seen = head;
      return;
    }
    while (seen < head) {
      var from = seen;
      var changes = desk.house().database().read(handle -> ChangeLog.after(handle, from, PAGE));
      if (changes.isEmpty()) {
        return;
      }
      var book = desk.ranking().book();
      told.forEach(watch -> watch.tell(changes, book));
      seen = changes.getLast().sequence();
    }
  }

  /// Ends every open page at once, so that a stop need not wait for them.
  @Override
  public void close() {
    lookout.shutdownNow();
    synchronized (watches) {
      closed = true;
      watches.forEach(Watch::end);
    }
  }
}
