package heed.pages.live;

import heed.book.Book;
import heed.people.Caller;
import heed.platform.database.Change;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One page that stands open somewhere. One thread tells it of changes, another waits for them.
final class Watch {
  private final Caller caller;
  private final Topic topic;
  private final Semaphore signal = new Semaphore(0);
  private long last;
  private int fresh;
  private boolean over;

  /// @param since the last change that the page shows
  Watch(Caller caller, Topic topic, long since) {
    this.caller = caller;
    this.topic = topic;
    this.last = since;
  }

  /// How much is new, as of which change.
  record News(int count, long upTo) {}

  /// Whose page it is.
  Caller caller() {
    return caller;
  }

  /// Counts what changes add; those that it knows already add nothing.
  void tell(List<Change> changes, Book book) {
    var heard = false;
    synchronized (this) {
      for (var change : changes) {
        if (change.sequence() > last) {
          last = change.sequence();
          if (topic.hears(change, caller, book)) {
            fresh++;
            heard = true;
          }
        }
      }
    }
    if (heard) {
      signal.release();
    }
  }

  synchronized News news() {
    return new News(fresh, last);
  }

  /// Nothing more is to be waited for.
  void end() {
    synchronized (this) {
      over = true;
    }
    signal.release();
  }

  synchronized boolean over() {
    return over;
  }

  /// Waits until something is new or over, or for as long as this.
  void await(long milliseconds) throws InterruptedException {
    if (signal.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }
}
