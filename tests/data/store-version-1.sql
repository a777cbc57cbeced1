BEGIN TRANSACTION;
CREATE TABLE coachkit_event (
	id VARCHAR(36) NOT NULL, 
	session VARCHAR(36) NOT NULL, 
	seq INTEGER NOT NULL, 
	trainee VARCHAR(200) NOT NULL, 
	course VARCHAR(64) NOT NULL, 
	scenario VARCHAR(64) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	occurred_at VARCHAR(32) NOT NULL, 
	recorded_at VARCHAR(32) NOT NULL, 
	body TEXT NOT NULL, 
	checksum VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT coachkit_event_order UNIQUE (session, seq)
);
INSERT INTO "coachkit_event" VALUES('00000000-0000-0000-0000-000000000001','11111111-1111-4111-8111-111111111111',1,'robin','test-course','olu-kiln','session_started','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','{"mode":"choose","seed":7}','e9497725fb7fede8b3ab37ffa2a03c81cba1cf4528b03e2042601c495604ba98');
INSERT INTO "coachkit_event" VALUES('00000000-0000-0000-0000-000000000002','11111111-1111-4111-8111-111111111111',2,'robin','test-course','olu-kiln','choice','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:01:00.000000+00:00','{"codes":["acknowledge"],"reply":"I hear it."}','0d027c3695cd5e6271f23dd1bccb5902a0a6b791d1c20b8d0a466e3889a6448f');
INSERT INTO "coachkit_event" VALUES('00000000-0000-0000-0000-000000000003','set-back',1,'robin','test-course','olu-kiln','session_started','2026-11-22T12:00:00.000000+00:00','2026-11-21T12:00:00.000000+00:00','{"mode":"choose","seed":8}','d7d61d2bfd023270246053bcc0161ea8415b7f813260cafbd86c2da6c7ca07c0');
CREATE TABLE coachkit_version (
	version INTEGER NOT NULL
);
INSERT INTO "coachkit_version" VALUES(1);
CREATE INDEX coachkit_event_trainee ON coachkit_event (trainee, kind);
CREATE INDEX coachkit_event_course ON coachkit_event (course, kind);
COMMIT;
