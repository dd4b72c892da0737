package heed.http;

import heed.people.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/// What the pages lend to a door that has none of its own but has to say something to a person in a
/// browser.
public interface Reception {
  /// Who is signed in, if anybody.
  Optional<Caller> signedIn(Context context);

  /// Answers with a calm page of a few words.
  void say(Context context, int status, String title, String sentence);
}
