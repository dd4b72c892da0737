package heed.pages;

import heed.book.LiveBook;
import heed.feature.FeatureStore;
import heed.people.PersonStore;
import heed.people.SessionStore;
import heed.people.SignInLinks;
import heed.platform.database.Database;
import heed.ranking.ScoringPolicy;
import heed.request.RequestStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What pages are made of: the rooms behind this door.
///
/// @param policy the one in force
/// @param baseUrl where people reach us, such as `https://heed.example.com`
/// @param demo whether this is a throw-away demo, where sign-in links may be used again
public record House(
    Database database,
    LiveBook book,
    Supplier<ScoringPolicy> policy,
    InstantSource clock,
    String baseUrl,
    boolean demo,
    PersonStore people,
    SessionStore sessions,
    SignInLinks links,
    FeatureStore features,
    RequestStore requests) {}
