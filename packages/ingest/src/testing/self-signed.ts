/** A certificate that nobody trusts, with its key, for tests of servers whose certificates cannot be checked. Made with `openssl req -x509`. */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/9tqr/ZswT0bxMhz
Ow/S7lBqGyuJNftyuADULytQXeKhRANCAASuLG5QB/KXAPE/foSLdqF3u1LilfVo
kl44/NxUiGpOLnjUOfBq5GeHbfU6IL1W6f496si5mria6IlxM9M7Kkhz
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBjTCCATOgAwIBAgIUCidjZnJi7/Gtur5bTLIYxaos3JYwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQc2VsZi1zaWduZWQudGVzdDAgFw0yNjExMjEwNTQ4NTdaGA8y
MTI2MTAyODA1NDg1N1owGzEZMBcGA1UEAwwQc2VsZi1zaWduZWQudGVzdDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABK4sblAH8pcA8T9+hIt2oXe7UuKV9WiSXjj8
3FSIak4ueNQ58GrkZ4dt9TogvVbp/j3qyLmauJroiXEz0zsqSHOjUzBRMB0GA1Ud
DgQWBBRoBoANlYSR9ms3f2P0rujF/cbvSzAfBgNVHSMEGDAWgBRoBoANlYSR9ms3
f2P0rujF/cbvSzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQC6
DdMUXkG0IQBdW6TJe2cRGlzZ6mwumyUfilCiZ8SHWgIgH+EO5xD4NjORXrMr48fl
ZV7hviqia6yGNFZUxrGZomw=
-----END CERTIFICATE-----`,
};
