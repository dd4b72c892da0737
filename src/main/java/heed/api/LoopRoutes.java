package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;

import heed.book.Book;
import heed.book.LiveBook;
import heed.http.Addresses;
import heed.http.Answers;
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
import heed.loop.Loop;
import heed.loop.LoopState;
import heed.loop.LoopSteps;
import heed.loop.LoopStore;
import heed.loop.WritingDrafts;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.time.Instant;
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
  /// @param promisedDate the day that the customer was told of
  /// @param brokenDate the day they had been told before, which no longer holds
  /// @param endedBy who told or waived it, or whose decision took its place; null while it is open
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
      @Nullable LocalDate until,
      @Nullable LocalDate promisedDate,
      @Nullable LocalDate brokenDate,
      @Nullable String endedBy,
      @Nullable Instant endedAt) {}

  /// Something that somebody did about a loop, and how it stood afterwards.
  ///
  /// @param handedTo the address that it was handed to; null: it follows its account, or is in the
  ///   pool
  record ShownStep(
      Instant at,
      String by,
      String action,
      String state,
      @Nullable String handedTo,
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
  private final WritingDrafts drafts;

  LoopRoutes(
      Frame frame, LiveBook book, LoopStore loops, AnsweringLoops answering, WritingDrafts drafts) {
    this.frame = frame;
    this.book = book;
    this.loops = loops;
    this.answering = answering;
    this.drafts = drafts;
  }

  List<Route> routes() {
    return List.of(
        Route.of(GET, "/api/v1/loops", Role.CSM, frame.callers(), this::list),
        Route.of(GET, ONE, Role.CSM, frame.callers(), this::show),
        answer("/told", Answer.Told.FIELDS, Answer.Told::of, answering::told),
        answer("/snooze", Answer.Snooze.FIELDS, Answer.Snooze::of, answering::snooze),
        answer("/waive", Answer.Waiver.FIELDS, Answer.Waiver::of, answering::waive),
        answer("/reassign", Answer.Handover.FIELDS, Answer.Handover::of, answering::reassign));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "state", "csm", "account", "feature", "overdue");
    var filter =
        new LoopStore.Filter(
            query.oneOf("state", LoopState.BY_WORD).orElse(null),
            null,
            query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)).orElse(null),
            query.text("account").orElse(null),
            query.text("feature").orElse(null),
            query.truth("overdue") ? frame.today() : null);
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

  /// One loop with its whole story, for whoever asks who told whom, when and how.
  private void show(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var now = book.now();
    var whole =
        frame
            .database()
            .read(handle -> {
              var line = loops.find(handle, id).orElseThrow(() -> Refused.notFound("loop", id));
              var steps = LoopSteps.of(handle, id).stream().map(LoopRoutes::step).toList();
              var shown = Json.treeOf(shown(line, now)).asObject();
              shown.put("openedBy", line.loop().openedBy());
              shown.set("openedAt", Json.treeOf(Instant.ofEpochMilli(line.loop().openedAtMs())));
              shown.put(
                  "draft",
                  line.draftMayBeReadBy(caller) ? drafts.of(handle, line, frame.today()) : null);
              shown.set("steps", Json.treeOf(steps));
              return shown;
            });
    Answers.json(context, 200, whole);
  }

  private static ShownStep step(LoopSteps.Step step) {
    var loop = step.loop();
    var owner = loop.owner();
    return new ShownStep(
        Instant.ofEpochMilli(step.atMs()),
        step.by(),
        step.action(),
        loop.state().word(),
        owner == null || owner.equals(Loop.POOL) ? null : owner,
        loop.how(),
        loop.note(),
        loop.url(),
        loop.reason(),
        loop.until());
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
          var answer = frame.read(JsonFields.of(body), settable, read);
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
        loop.until(),
        loop.promisedDate(),
        loop.brokenDate(),
        loop.endedBy(),
        loop.endedAtMs() == null ? null : Instant.ofEpochMilli(loop.endedAtMs()));
  }
}
