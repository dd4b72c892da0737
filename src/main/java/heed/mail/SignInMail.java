package heed.mail;

import heed.mail.Letter.Link;
import heed.mail.Letter.Part;
import heed.people.Person;
import heed.people.SignInLinks;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.database.Database;
import java.time.Duration;
import java.util.List;

/// Writes the letter that signs somebody in.
final class SignInMail {
  /// How long the link in a letter is good.
  static final Duration LASTS = Duration.ofMinutes(15);

  private static final String ACTOR = "mail";

  private final Database database;
  private final SignInLinks links;
  private final String baseUrl;

  SignInMail(Database database, SignInLinks links, String baseUrl) {
    this.database = database;
    this.links = links;
    this.baseUrl = baseUrl.replaceAll("/+$", "");
  }

  Letter letter(Person reader, Language language) {
    var says = Phrases.of("mail", language);
    var token =
        database.writer().write(ACTOR, transaction -> links.make(transaction, reader, LASTS));
    var link = new Link(says.say("signin.link"), baseUrl + "/sign-in/" + token);
    return new Letter(
        says.say("signin.subject"),
        says.say("signin.greeting", reader.name()),
        List.of(
            new Part(
                says.say("signin.headline"),
                List.of(says.say("signin.once", LASTS.toMinutes()), says.say("signin.not.you")),
                List.of(),
                0,
                link)),
        says.say("signin.close"));
  }
}
