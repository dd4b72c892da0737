package heed.pages.signin;

import heed.http.RequestLimit;
import heed.http.Route;
import heed.mail.MailCourier;
import heed.mail.SignInLetter;
import heed.pages.frame.Desk;
import heed.pages.frame.Spoken;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a sign-in link to whoever asks for one and is known. The answer is the same for everybody
/// and does not wait for anything that differs: the address is looked at after it.
final class MailedLinks {
  private static final Logger log = LoggerFactory.getLogger(MailedLinks.class);
  private static final String ACTOR = "sign-in";

  /// How long a letter is worth sending.
  private static final Duration WORTH = Duration.ofMinutes(15);

  private static final int MOST_FOR_AN_ADDRESS = 3;
  private static final int MOST_OF_A_CLIENT = 20;
  private static final int MOST_WAITING = 200;

  private final Desk desk;
  private final SignInPage page;
  private final RequestLimit forAddress;
  private final RequestLimit ofClient;
  private final ThreadPoolExecutor afterwards =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofVirtual().name("sign-in-mail").factory());

  MailedLinks(Desk desk, SignInPage page) {
    var clock = desk.house().clock();
    this.desk = desk;
    this.page = page;
    this.forAddress = new RequestLimit(MOST_FOR_AN_ADDRESS, WORTH, clock);
    this.ofClient = new RequestLimit(MOST_OF_A_CLIENT, WORTH, clock);
  }

  List<Route> routes() {
    return desk.house().connections().mail()
        ? List.of(desk.open(Route.Verb.POST, SignInRoutes.OUT, this::ask))
        : List.of();
  }

  private void ask(Context context) {
    var form = desk.form(context);
    var next = form.text("next").orElse("");
    var fields = form.fields(desk.currency());
    var email = fields.email("email");
    var says = desk.voice(context).on("signin");
    if (email == null) {
      var typed = form.text("email").orElse("");
      page.wrongAddress(context, next, typed, says.say("mail.wrong"));
      return;
    }
    ofClient.count(context, desk.house().doorway().clients().of(context));
    if (forAddress.allows(email)) {
      send(email, desk.voice(context).language().tag());
    }
    page.show(context, 200, says.say("mail.sent", Spoken.text(email), WORTH.toMinutes()), next);
  }

  private void send(String email, String language) {
    try {
      afterwards.execute(() -> {
        try {
          write(email, language);
        } catch (Refused busy) {
          log.warn("A sign-in link could not be sent: {}", busy.sentence());
        }
      });
    } catch (RejectedExecutionException crowd) {
      log.warn("Too many sign-in links are asked for at once; one was not sent");
    }
  }

  private void write(String email, String language) {
    var house = desk.house();
    house
        .database()
        .writer()
        .write(
            ACTOR,
            transaction -> {
              var known = house.people().find(transaction.handle(), email).isPresent();
              var outbox = house.outbox();
              var mail = MailCourier.TRANSPORT;
              if (known && !outbox.waits(transaction, mail, email, SignInLetter.KIND)) {
                var letter = new SignInLetter(transaction.atMs() + WORTH.toMillis(), language);
                outbox.put(transaction, mail, email, SignInLetter.KIND, letter);
                outbox.hurry(transaction, mail, email);
              }
              return known;
            });
  }
}
