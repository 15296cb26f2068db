/**
 * A certificate for 127.0.0.1 that nobody has signed but itself, with its key: for servers that must
 * not be trusted. Good until 2126; nothing outside the tests knows of it.
 */
export const UNTRUSTED_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIURfju+ZyRCgfkm/oFaE3XyhK6/EcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNTIyMzMyNVoYDzIxMjYxMTAx
MjIzMzI1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ2yz0r+vtxhwQAVLsjVyseA9zdLj8q6mBBjCxIqbOEZ4DCpc0wJ8M8
shPZxoV/t517Js8n9BvZH3IFt5Qe6gfto2QwYjAdBgNVHQ4EFgQUxRrv7orqcHLq
uQlg9XrzZV1Skj0wHwYDVR0jBBgwFoAUxRrv7orqcHLquQlg9XrzZV1Skj0wDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IC+jCMkp5sb/FBl4IogeuMl8UHqTVVbY+4iyxxb/YMrvAiAzufoUazQ1ysKJHhy+
6Zh6uvcs0uXYewX9OSuAOjEW6Q==
-----END CERTIFICATE-----
`;

export const UNTRUSTED_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzqY8ugtcl5wha1bv
cmX4Ogm+cMXQ5fgmg7INbZHJ0tahRANCAAQ2yz0r+vtxhwQAVLsjVyseA9zdLj8q
6mBBjCxIqbOEZ4DCpc0wJ8M8shPZxoV/t517Js8n9BvZH3IFt5Qe6gft
-----END PRIVATE KEY-----
`;
