package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;

import heed.book.Book;
import heed.book.LiveBook;
import heed.http.Addresses;
import heed.http.Bodies;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Answer;
import heed.loop.AnsweringLoops;
import heed.loop.LedgerLine;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Loops: who is owed word, and what a person did about it. Whose loop it is, is for the room to
/// say; a CSM answers own loops only.
final class LoopRoutes {
  private static final String ONE = "/api/v1/loops/{id}";

  /// A loop as the API shows it.
  ///
  /// @param feature the feature it counts for: after a merge, the one that stands for its own
  /// @param csm who owes the word now; null: nobody in particular
  record Shown(
      String id,
      String account,
      String feature,
      @Nullable String csm,
      String milestone,
      String state,
      LocalDate dueDate,
      @Nullable String how,
      @Nullable String note,
      @Nullable String url,
      @Nullable String reason,
      @Nullable LocalDate until) {}

  /// What a room does with an answer.
  private interface Answering<T> {
    LedgerLine in(Transaction transaction, String id, T answer, Caller caller);
  }

  private final Frame frame;
  private final LiveBook book;
  private final LoopStore loops;
  private final AnsweringLoops answering;

  LoopRoutes(Frame frame, LiveBook book, LoopStore loops, AnsweringLoops answering) {
    this.frame = frame;
    this.book = book;
    this.loops = loops;
    this.answering = answering;
  }

  List<Route> routes() {
    return List.of(
        Route.of(GET, "/api/v1/loops", Role.CSM, frame.callers(), this::list),
        answer("/told", Answer.Told.FIELDS, Answer.Told::of, answering::told),
        answer("/snooze", Answer.Snooze.FIELDS, Answer.Snooze::of, answering::snooze),
        answer("/waive", Answer.Waiver.FIELDS, Answer.Waiver::of, answering::waive),
        answer("/reassign", Answer.Handover.FIELDS, Answer.Handover::of, answering::reassign));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "state", "csm", "account", "feature");
    var filter =
        new LoopStore.Filter(
            query.oneOf("state", LoopState.BY_WORD).orElse(null),
            null,
            query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)).orElse(null),
            query.text("account").orElse(null),
            query.text("feature").orElse(null));
    var after =
        query.position(frame.cursors()).map(LoopRoutes::cursor).orElse(LoopStore.Cursor.START);
    var lines =
        frame.database().read(handle -> loops.page(handle, filter, after, query.limit() + 1));
    var now = book.now();
    Listing.answer(
        context,
        query,
        frame.cursors(),
        lines,
        line -> shown(line, now),
        line -> line.loop().dueDate() + " " + line.loop().id());
  }

  private <T> Route answer(
      String action, List<String> settable, Function<Fields, T> read, Answering<T> answers) {
    return Route.of(
        POST,
        ONE + action,
        Role.CSM,
        frame.callers(),
        (context, caller) -> {
          Query.of(context);
          var id = Addresses.part(context, "id");
          var body = Bodies.json(context);
          var sent = JsonFields.of(body);
          var fields = new Fields(sent, frame.currency());
          sent.refuseOthers(fields, settable);
          var answer = read.apply(fields);
          fields.refuseProblems();
          frame
              .idempotency()
              .answer(
                  context,
                  caller,
                  body,
                  transaction ->
                      Idempotency.Answer.of(
                          200, shown(answers.in(transaction, id, answer, caller), book.now())));
        });
  }

  private static LoopStore.Cursor cursor(String position) {
    var space = position.indexOf(' ');
    return new LoopStore.Cursor(
        LocalDate.parse(position.substring(0, space)), position.substring(space + 1));
  }

  static Shown shown(LedgerLine line, Book now) {
    var loop = line.loop();
    return new Shown(
        loop.id(),
        loop.account(),
        RequestRoutes.root(loop.feature(), now),
        line.csm(),
        loop.milestone().word(),
        loop.state().word(),
        loop.dueDate(),
        loop.how(),
        loop.note(),
        loop.url(),
        loop.reason(),
        loop.until());
  }
}
